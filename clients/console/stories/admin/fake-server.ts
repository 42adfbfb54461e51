/** `/admin/*` without a server, for looking at screens: what is asked goes through the console's own HTTP. */
import type { AuditEntry, AuditTrail, CobrowseSettings, HttpError, SettingsChange, SessionSummary } from "@alongside/protocol";
import { type AdminApi, adminApi } from "../../src/admin/admin-api";

export const DEFAULTS: CobrowseSettings = {
  masking: "careful",
  mask_selectors: [".order-total", "#delivery-note"],
  unmask_selectors: ["#city"],
  readonly_selectors: [],
  mask_patterns: ["card_number", "iban"],
  pause_criteria: [{ url_fragment: "/checkout/payment", condition: "includes" }],
  channels: ["webmessaging", "voice"],
  allow_agent_control: true,
  allow_agent_navigation: true,
  allow_draw: true,
  show_title: false,
  show_canvas: false,
  show_images: true,
  retention_days: 30,
};

export interface Fake {
  cobrowse?: CobrowseSettings;
  /** What is answered instead, by the beginning of the path: a status, and the server's words. */
  refuses?: Record<string, [status: number, body: HttpError]>;
  /** What somebody else saves before the first save of ours arrives. */
  meanwhile?: Partial<CobrowseSettings>;
  /** How many sessions the newest day has. */
  sessions?: number;
}

const PAGE = 20;

export const refuse = (code: HttpError["error"]["code"], message: string): HttpError => ({ error: { code, message } });

export const fakeAdmin = (fake: Fake = {}): AdminApi =>
  adminApi("https://api.example", () => Promise.resolve("token"), fakeFetch(fake));

function fakeFetch({ cobrowse = DEFAULTS, refuses = {}, meanwhile, sessions = 3 }: Fake): typeof fetch {
  let settings = { rev: 4, name: "Nordwind Outfitters", cobrowse };
  let others = meanwhile;
  const save = ({ rev, cobrowse: next }: SettingsChange): Response => {
    if (others) settings = { ...settings, rev: settings.rev + 1, cobrowse: { ...settings.cobrowse, ...others } };
    others = undefined;
    if (rev !== settings.rev) return json(409, refuse("conflict", "Somebody has changed the settings meanwhile."));
    settings = { ...settings, rev: rev + 1, cobrowse: next };
    return json(200, settings);
  };
  return (input, init) => {
    const { pathname, searchParams } = new URL(String(input));
    const [, refused] = Object.entries(refuses).find(([path]) => pathname.startsWith(path)) ?? [];
    if (refused) return Promise.resolve(json(...refused));
    switch (pathname) {
      case "/admin/settings":
        return Promise.resolve(
          init?.method === "POST" ? save(JSON.parse(String(init.body)) as SettingsChange) : json(200, settings),
        );
      case "/admin/sessions":
        return Promise.resolve(json(200, page(sessionsOf(searchParams.get("day") ?? "", sessions), searchParams.get("after"))));
      default:
        return Promise.resolve(json(200, trailOf(searchParams.get("session") ?? "")));
    }
  };
}

const json = (status: number, body: unknown): Response => Response.json(body, { status });

function page(all: SessionSummary[], after: string | null): { sessions: SessionSummary[]; next: string | null } {
  const from = Number(after ?? 0);
  return { sessions: all.slice(from, from + PAGE), next: from + PAGE < all.length ? String(from + PAGE) : null };
}

/** Today has sessions, the newest of which runs; other days have none. */
function sessionsOf(day: string, count: number): SessionSummary[] {
  const now = Date.now();
  if (day !== new Date(now).toISOString().slice(0, 10)) return [];
  return Array.from({ length: count }, (_, index): SessionSummary => {
    const created = now - 180_000 - index * 1_260_000;
    const isOver = index > 0;
    return {
      session: `s${String(index).padStart(3, "0")}Qk2ZtP`,
      created_by: index % 3 === 1 ? "Ben Okafor" : "Ada Lindqvist",
      created_at: created,
      ended_at: isOver ? created + 754_000 : null,
      reason: isOver ? "ended" : null,
    };
  });
}

const BEGIN = Date.UTC(2026, 10, 20, 9, 12, 3);

/** A session in which everything happens; of the running one less is known. */
function trailOf(session: string): AuditTrail {
  const entries = STEPS.map(([seconds, by, what]): AuditEntry => ({ at: BEGIN + seconds * 1000, ...WHO[by], ...what }) as AuditEntry);
  if (session.startsWith("s000")) return { session, entries: entries.slice(0, 3), kept_until: null };
  if (session.startsWith("none")) return { session, entries: [], kept_until: BEGIN };
  return { session, entries, kept_until: BEGIN + 30 * 86_400_000 };
}

const WHO = {
  ada: { who: "p1", role: "viewer", name: "Ada Lindqvist" },
  customer: { who: "p2", role: "sharer", name: null },
  formula: { who: "p3", role: "viewer", name: '=HYPERLINK("https://evil.example","Ben")' },
  nobody: { who: null, role: null, name: null },
} as const;

const consent = (wording: string) => ({ consent: { wording, locale: "de" } });

type What = { what: AuditEntry["what"] } & Record<string, unknown>;

const STEPS: readonly (readonly [number, keyof typeof WHO, What])[] = [
  [0, "ada", { what: "created" }],
  [31, "customer", { what: "offered" }],
  [44, "customer", { what: "joined", ...consent("view-1") }],
  [71, "formula", { what: "joined", consent: null }],
  [96, "ada", { what: "control_asked" }],
  [103, "ada", { what: "control_granted", ...consent("control-2") }],
  [164, "customer", { what: "control_taken_back" }],
  [170, "customer", { what: "annotated" }],
  [191, "customer", { what: "annotations_removed", count: 2 }],
  [205, "customer", { what: "paused", reason: "page" }],
  [260, "customer", { what: "continued" }],
  [300, "formula", { what: "left" }],
  [754, "nobody", { what: "ended", reason: "sharer_lost" }],
];
