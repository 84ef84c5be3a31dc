interface ImportMeta {
  /** Provided by vite: imports all matching files when the module loads; with `?raw`, as text. */
  glob(pattern: string, options: { eager: true; import: "default"; query?: "?raw" }): Record<string, unknown>;
}
