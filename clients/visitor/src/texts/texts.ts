/**
 * Everything that Alongside says on a customer's page. What is agreed to has a version: `view-1` (`consent`) and
 * `control-1` (`control`).
 */
export interface Texts {
  pill: string;
  cancel: string;
  close: string;
  key: {
    title: string;
    lead: string;
    label: string;
    hint: string;
    submit: string;
    busy: string;
    safety: string;
  };
  consent: {
    title: (agent: string) => string;
    lead: (agent: string, company: string) => string;
    seenTitle: string;
    seen: string[];
    hiddenTitle: string;
    hidden: (company: string) => string[];
    end: string;
    share: string;
    busy: string;
    refuse: string;
  };
  bar: {
    region: string;
    seenBy: (names: string) => string;
    nobody: string;
    away: (names: string) => string;
    offline: string;
    someone: string;
    stop: string;
    joined: (name: string) => string;
    left: (name: string) => string;
    stopped: string;
  };
  control: {
    title: (agent: string) => string;
    lead: (agent: string) => string;
    leadWithPages: (agent: string) => string;
    end: string;
    allow: string;
    refuse: string;
    asks: (agent: string) => string;
    held: (agent: string) => string;
    hint: string;
    takeBack: string;
    takenBack: string;
    released: (agent: string) => string;
    lost: string;
    lapsed: string;
  };
  pause: {
    pause: string;
    goOn: string;
    bySharer: string;
    byPage: string;
  };
  annotate: {
    open: string;
    tools: string;
    note: string;
    pen: string;
    arrow: string;
    fades: string;
    all: string;
    none: string;
    clear: string;
    done: string;
    hints: { note: string; pen: string; arrow: string };
    target: string;
    targetEnd: string;
    you: string;
    kinds: { note: (text: string) => string; stroke: string; arrow: string; spotlight: string };
    by: (name: string) => string;
    byYou: string;
    remove: string;
    edit: string;
    save: string;
    field: string;
    tooMany: string;
    failed: string;
  };
  veil: {
    show: string;
    label: string;
    count: (places: number) => string;
  };
  end: {
    title: string;
    by: (name: string) => string;
    noViewer: string;
    lost: string;
    tooLong: string;
    gone: string;
  };
  errors: {
    incomplete: string;
    wrongKey: string;
    lockedOut: (minutesAndSeconds: string) => string;
    lockedOutOver: string;
    expired: string;
    taken: string;
    notHere: string;
    busy: string;
    offline: string;
    unknown: string;
    otherTab: string;
    unsupported: string;
    partMissing: string;
  };
}
