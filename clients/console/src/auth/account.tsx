import { createContext, type ReactNode, useContext } from "react";
import type { Permission } from "./permissions";
import type { Agent } from "./sign-in";

/** Who is signed in, and how to change that. */
export interface Account {
  agent: Agent;
  signIn(): void;
  signOut(): void;
}

const Context = createContext<Account | null>(null);

export function AccountProvider({ account, children }: { account: Account; children: ReactNode }) {
  return <Context value={account}>{children}</Context>;
}

export function useAccount(): Account {
  const account = useContext(Context);
  if (!account) throw new Error("nobody is signed in here");
  return account;
}

/** Whether who is signed in may do this, as far as their token says. */
export const useMay = (permission: Permission): boolean => useAccount().agent.permissions.includes(permission);
