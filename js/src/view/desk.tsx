import { Accuracy } from "./accuracy";
import { Card } from "./card";
import { ClassButtons, DoneButton, FilterLine, Suggestions } from "./class-buttons";
import { ClassesPanel } from "./classes-panel";
import { HelpPanel } from "./help";
import { NoteButton, NoteForm } from "./note";
import { KernelBanner, Notices } from "./notices";
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
        <KernelBanner store={store} />
      </div>
      <FilterLine view={view} />
      <Suggestions view={view} />
      <ClassButtons view={view} />
      <DoneButton view={view} />
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
      {children}
    </section>
  );
}

function OpenPanel({ view }: { view: ViewState }) {
  const panel = view.panel.value;
  if (panel === "review") return <ReviewPanel view={view} />;
  if (panel === "classes") return <ClassesPanel view={view} />;
  if (panel === "shares") return <SharesPanel store={view.store} />;
  return panel === "help" ? <HelpPanel view={view} /> : null;
}
