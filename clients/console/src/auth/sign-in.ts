import { Refusal } from "@alongside/link";
import { type User, UserManager, WebStorageStateStore } from "oidc-client-ts";
import { type Config, DEFAULT_SCOPE } from "../config";
import { returnPath } from "../router/route";
import { permissionsOf } from "./permissions";

/** Who is signed in, as the screens know them. */
export interface Agent {
  name: string;
  email: string | null;
  /** What the access token lets them do. */
  permissions: readonly string[];
}

/** Signs agents in at their organisation's OpenID Connect issuer: authorisation code with PKCE. */
export class SignIn {
  readonly #manager: UserManager;

  constructor(config: Config) {
    const here = window.location.origin;
    this.#manager = new UserManager({
      authority: config.issuer,
      client_id: config.client_id,
      redirect_uri: `${here}/signed-in`,
      post_logout_redirect_uri: `${here}/`,
      response_type: "code",
      scope: config.scope ?? DEFAULT_SCOPE,
      automaticSilentRenew: true,
      // For this tab alone, and gone with it.
      userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    });
  }

  /** Goes to the issuer, and comes back to where the agent was. */
  async start(): Promise<void> {
    await this.#manager.signinRedirect({ state: { returnTo: window.location.pathname } });
  }

  /** Comes back from the issuer. Says where to go on; null in the hidden frame in which a sign-in is renewed. */
  async finish(): Promise<string | null> {
    const user = await this.#manager.signinCallback();
    if (window.parent !== window) return null;
    const state = user?.state as { returnTo?: unknown } | undefined;
    return returnPath(state?.returnTo);
  }

  /** Who is signed in in this tab, if anybody. */
  async agent(): Promise<Agent | null> {
    const user = await this.#user();
    return user && agentOf(user);
  }

  /** The access token of the moment. Rejects with a {@link Refusal} when the sign-in has run out. */
  readonly token = async (): Promise<string> => {
    const user = await this.#user();
    if (!user) throw new Refusal("unauthenticated", "Your sign-in has run out. Sign in again.");
    return user.access_token;
  };

  /** Forgets the sign-in here, and at the issuer where it lets us. */
  async end(): Promise<void> {
    const ending = await this.#manager.metadataService.getEndSessionEndpoint().catch(() => undefined);
    if (ending) {
      await this.#manager.signoutRedirect();
      return;
    }
    await this.#manager.removeUser();
    window.location.assign("/");
  }

  /** The sign-in of this tab, renewed where it has run out and the issuer lets us. */
  async #user(): Promise<User | null> {
    const user = await this.#manager.getUser();
    if (!user || user.expired === false) return user;
    return this.#manager.signinSilent().catch(() => null);
  }
}

function agentOf({ profile, access_token, scope }: User): Agent {
  const { name, preferred_username: userName, email = null, sub } = profile;
  return { name: name ?? userName ?? email ?? sub, email, permissions: permissionsOf(access_token, scope) };
}
