/** Everything that Alongside says on a customer's page. The wording of the consent has a version: `view-1`. */
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
  };
}
