import type { ReadonlySignal } from "@preact/signals";
import { Accuracy } from "./accuracy";
import { Card } from "./card";
import { ClassButtons, DoneButton, FilterLine, Suggestions } from "./class-buttons";
import { ClassesPanel } from "./classes-panel";
import { HelpPanel } from "./help";
import { KernelBanner } from "./kernel-gone";
import { NoteButton, NoteForm } from "./note";
import { Notices } from "./notices";
import { Progress } from "./progress";
import { Reason } from "./reason";
import { RecentLabels, ReviewPanel } from "./review";
import { SharesPanel } from "./shares";
import { Toolbar } from "./toolbar";
import type { ViewState } from "./view-state";

/** The whole desk. Each part reads only the signals it shows, so that a decision redraws only the card. */
export function Desk({ view }: { view: ViewState }) {
  const { store } = view;
  return (
    <Frame view={view}>
      <Progress store={store} />
      <div class="stage">
        <Card store={store} />
        <OpenPanel view={view} />
      </div>
      <Usable when={store.state.answerable}>
        <FilterLine view={view} />
        <Suggestions view={view} />
        <ClassButtons view={view} />
        <DoneButton view={view} />
      </Usable>
      <Toolbar view={view} />
      <Reason view={view} />
      <div class="looking-back">
        <RecentLabels view={view} />
        <NoteButton view={view} />
      </div>
      <NoteForm view={view} />
      <Accuracy view={view} />
      <Notices view={view} />
    </Frame>
  );
}

function Frame({ view, children }: { view: ViewState; children: preact.ComponentChildren }) {
  const { connected, status } = view.store.state;
  return (
    <section
      class={connected.value ? "desk" : "desk frozen"}
      data-al="desk"
      data-phase={status.value?.phase ?? "seed"}
      aria-label="labeling desk"
    >
      <KernelBanner store={view.store} />
      <Usable when={connected}>{children}</Usable>
    </section>
  );
}

/** Disables every button and input inside while nothing would come of them. It has no box of its own. */
function Usable(props: { when: ReadonlySignal<boolean>; children: preact.ComponentChildren }) {
  return (
    <fieldset role="presentation" disabled={!props.when.value}>
      {props.children}
    </fieldset>
  );
}

function OpenPanel({ view }: { view: ViewState }) {
  const panel = view.panel.value;
  if (panel === "review") return <ReviewPanel view={view} />;
  if (panel === "classes") return <ClassesPanel view={view} />;
  if (panel === "shares") return <SharesPanel store={view.store} />;
  return panel === "help" ? <HelpPanel view={view} /> : null;
}
