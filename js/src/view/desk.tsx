import { Card } from "./card";
import { Choices, Done, FilterLine, Suggestions } from "./choices";
import { Help, Last, Review } from "./panels";
import { Progress } from "./progress";
import { KernelBanner, Notices, Standing } from "./standing";
import { Tools, Why } from "./tools";
import type { Ui } from "./ui";

/** The panel. Each part reads only the signals it shows, so that a decision redraws only the card. */
export function Desk({ ui }: { ui: Ui }) {
  const { store } = ui;
  return (
    <Frame ui={ui}>
      <Progress store={store} />
      <div class="stage">
        <Card store={store} />
        <Over ui={ui} />
        <KernelBanner store={store} />
      </div>
      <FilterLine ui={ui} />
      <Suggestions ui={ui} />
      <Choices ui={ui} />
      <Done ui={ui} />
      <Tools ui={ui} />
      <Why ui={ui} />
      <Last ui={ui} />
      <Standing store={store} />
      <Notices ui={ui} />
    </Frame>
  );
}

function Frame({ ui, children }: { ui: Ui; children: preact.ComponentChildren }) {
  const phase = ui.store.status.value?.phase ?? "seed";
  return (
    <section
      class={ui.store.alive.value ? "desk" : "desk frozen"}
      data-al="desk"
      data-phase={phase}
      aria-label="labeling desk"
    >
      {children}
    </section>
  );
}

function Over({ ui }: { ui: Ui }) {
  const panel = ui.panel.value;
  if (panel === "review") return <Review ui={ui} />;
  return panel === "help" ? <Help ui={ui} /> : null;
}
