/** Light or dark, as JupyterLab says, or else as the system does. */

export function isDark(page: Document = document): boolean {
  const said = page.body?.dataset.jpThemeLight;
  if (said !== undefined) return said === "false";
  return page.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;
}

/** Calls back on each change; returns what stops it. */
export function watchTheme(changed: (dark: boolean) => void, page: Document = document): () => void {
  let dark = isDark(page);
  const look = () => {
    if (isDark(page) === dark) return;
    dark = !dark;
    changed(dark);
  };
  const observer = new MutationObserver(look);
  observer.observe(page.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  const system = page.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");
  system?.addEventListener?.("change", look);
  return () => {
    observer.disconnect();
    system?.removeEventListener?.("change", look);
  };
}
