/** Package and version of the libraries that are sent on request; the build puts them in. */
declare const LIBRARIES: { readonly charts: string; readonly markup: string };
