import type { OrganisationSettings } from "@alongside/protocol";
import { useCallback, useEffect, useState } from "react";
import { useAdminApi } from "../admin-context";

/** The organisation's settings as the server has them. */
export function useSettings(): { settings: OrganisationSettings | null; refused: unknown; load: () => void } {
  const api = useAdminApi();
  const [settings, setSettings] = useState<OrganisationSettings | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const load = useCallback(() => {
    setRefused(null);
    api.settings().then(setSettings, setRefused);
  }, [api]);
  useEffect(load, [load]);
  return { settings, refused, load };
}
