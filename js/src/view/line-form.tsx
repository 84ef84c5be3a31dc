import { useLayoutEffect, useRef } from "preact/hooks";
import type { Panel, ViewState } from "./view-state";

/** One line of text that Enter submits; then the keys belong to the desk again. */
export function LineForm(props: {
  view: ViewState;
  panel: Panel;
  submit: (text: string) => void;
  /** The attributes of the input. */
  children: Record<string, string | number>;
}) {
  const input = useRef<HTMLInputElement>(null);
  // Before the page is painted: a letter typed right after the click belongs into the input, not to a label.
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <form
      class={props.panel}
      onSubmit={(event) => {
        event.preventDefault();
        const host = (input.current?.getRootNode() as ShadowRoot | undefined)?.host as
          | HTMLElement
          | undefined;
        props.submit(input.current?.value ?? "");
        if (props.view.panel.peek() !== props.panel) host?.focus({ preventScroll: true });
      }}
    >
      <input ref={input} {...props.children} />
    </form>
  );
}
