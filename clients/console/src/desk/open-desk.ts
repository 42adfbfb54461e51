import { agentTickets, Link, MirrorReceiver, Session } from "@alongside/link";
import { PROTOCOL_VERSION, type Welcome } from "@alongside/protocol";
import { Desk } from "./desk";
import { instrumentsOf } from "./instruments";
import type { LiveSession } from "./live-session";

/** A desk on a connection of its own. */
export function openDesk(api: string, token: () => Promise<string>): Desk {
  const link = new Link({ tickets: agentTickets(api, token) });
  return new Desk(
    link,
    {
      create: () => live(Session.create(link)),
      join: (id) => live(Session.join(link, id)),
      whereAmI: async () => {
        const welcome = await link.request<Welcome>("session", { type: "hello", protocol: PROTOCOL_VERSION });
        return welcome.session;
      },
    },
    window.sessionStorage,
  );
}

/** A viewer's end of everything is made of parts of its own: customers' pages do without them. */
async function live(entering: Promise<Session>): Promise<LiveSession> {
  const session = await entering;
  return Object.assign(session, {
    mirrorReceiver: () => new MirrorReceiver(session),
    instruments: () => instrumentsOf(session),
  });
}
