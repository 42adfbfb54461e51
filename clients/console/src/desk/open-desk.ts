import { agentTickets, Link, Session } from "@alongside/link";
import { PROTOCOL_VERSION, type Welcome } from "@alongside/protocol";
import { Desk } from "./desk";

/** A desk on a connection of its own. */
export function openDesk(api: string, token: () => Promise<string>): Desk {
  const link = new Link({ tickets: agentTickets(api, token) });
  return new Desk(
    link,
    {
      create: () => Session.create(link),
      join: (id) => Session.join(link, id),
      whereAmI: async () => {
        const welcome = await link.request<Welcome>("session", { type: "hello", protocol: PROTOCOL_VERSION });
        return welcome.session;
      },
    },
    window.sessionStorage,
  );
}
