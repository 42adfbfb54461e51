import { createContext, type ReactNode, useContext } from "react";
import type { AdminApi } from "./admin-api";

const Context = createContext<AdminApi | null>(null);

export function AdminProvider({ api, children }: { api: AdminApi; children: ReactNode }) {
  return <Context value={api}>{children}</Context>;
}

export function useAdminApi(): AdminApi {
  const api = useContext(Context);
  if (!api) throw new Error("nothing is administered here");
  return api;
}
