/** Choices of the reader that outlast the page. */

export interface Preferences {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

/** Kept in localStorage; where that is forbidden, a choice lasts as long as the view. */
export const browserPreferences: Preferences = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Forbidden or full.
    }
  },
};
