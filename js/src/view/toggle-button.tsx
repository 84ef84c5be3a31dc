/** A button that shows whether it is on. */
export function ToggleButton(props: {
  hook: string;
  pressed: boolean;
  press: () => void;
  title?: string;
  children: preact.ComponentChildren;
}) {
  return (
    <button
      type="button"
      data-al={props.hook}
      title={props.title}
      aria-pressed={props.pressed}
      onClick={props.press}
    >
      {props.children}
    </button>
  );
}
