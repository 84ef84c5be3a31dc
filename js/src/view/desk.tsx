import type { ReadonlySignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Accuracy, Advice } from "./accuracy";
import { Announcer } from "./announcer";
import { Card } from "./card";
import { CardPlace, LargerCard } from "./card-place";
import { ClassButtons, DoneButton, FilterLine, Suggestions } from "./class-buttons";
import { ClassesPanel, Guidelines } from "./classes-panel";
import { HelpPanel } from "./help";
import { KernelBanner } from "./kernel-gone";
import { NoteButton, NoteForm } from "./note";
import { Errors, Notices } from "./notices";
import { Progress } from "./progress";
import { Reason } from "./reason";
import { RecentLabels, ReviewPanel } from "./review";
import { SavedState } from "./saved-state";
import { SharesPanel } from "./shares";
import { AddClassForm, Toolbar } from "./toolbar";
import type { ViewState } from "./view-state";

/** The whole desk. Each part reads only the signals it shows, so that a decision redraws only the card. */
export function Desk({ view }: { view: ViewState }) {
  const { store } = view;
  const answers = useRef<HTMLDivElement>(null);
  return (
    <Frame view={view}>
      <Usable when={store.state.connected}>
        <div class="head">
          <Progress store={store} />
          <LargerCard view={view} />
        </div>
      </Usable>
      <CardPlace view={view} answers={answers}>
        <Usable when={store.state.connected}>
          <Errors view={view} />
        </Usable>
        <div class="stage">
          <Card store={store} />
          <Usable when={store.state.connected}>
            <OpenPanel view={view} />
          </Usable>
        </div>
      </CardPlace>
      <Usable when={store.state.connected}>
        <div class="answers" ref={answers}>
          <Usable when={store.state.answerable}>
            <FilterLine view={view} />
            <Suggestions view={view} />
            <ClassButtons view={view} />
            <DoneButton view={view} />
          </Usable>
          <Toolbar view={view} />
        </div>
        <AddClassForm view={view} />
        <NoteForm view={view} />
        <Advice view={view} />
        <Guidelines view={view} />
        <Reason view={view} />
        <div class="looking-back">
          <RecentLabels view={view} />
          <NoteButton view={view} />
          <SavedState store={store} />
        </div>
        <Accuracy view={view} />
        <Notices view={view} />
      </Usable>
      <Announcer view={view} />
    </Frame>
  );
}

function Frame({ view, children }: { view: ViewState; children: preact.ComponentChildren }) {
  const { connected, status } = view.store.state;
  return (
    <div
      class={connected.value ? "desk" : "desk frozen"}
      data-al="desk"
      data-phase={status.value?.phase ?? "seed"}
    >
      <KernelBanner store={view.store} />
      {children}
    </div>
  );
}

/**
 * Disables every button and input inside while nothing would come of them. It has no box of its own. The card is in none:
 * it can be scrolled without a kernel, too.
 */
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
