/** Light or dark, as JupyterLab says, or else as the system does. */

export function isDark(page: Document = document): boolean {
  const light = page.body?.dataset.jpThemeLight;
  if (light !== undefined) return light === "false";
  return page.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;
}

/** Calls back on each change; returns a function that stops it. */
export function watchTheme(changed: (dark: boolean) => void, page: Document = document): () => void {
  let dark = isDark(page);
  const check = () => {
    if (isDark(page) === dark) return;
    dark = !dark;
    changed(dark);
  };
  const observer = new MutationObserver(check);
  observer.observe(page.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  const system = page.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");
  system?.addEventListener?.("change", check);
  return () => {
    observer.disconnect();
    system?.removeEventListener?.("change", check);
  };
}
