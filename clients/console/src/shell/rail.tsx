import { IconHistory, IconScreenShare, IconSettings } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../auth/account";
import { Mark } from "../brand/mark";
import { AUDIT_PATH, type Route, SETTINGS_PATH } from "../router/route";
import { Link, useRoute } from "../router/router";
import classes from "./shell.module.css";

/** The areas of the desk, as far as the agent may enter them. On a narrow screen one area alone needs no rail. */
export function Rail() {
  const { t } = useTranslation();
  const { at } = useRoute();
  const maySet = useMay("cobrowse:settings:edit");
  const mayAudit = useMay("cobrowse:audit:view");
  const area = (path: string, label: string, Icon: typeof IconSettings, places: readonly Route["at"][]) => (
    <li>
      <Link className={classes["area"]} href={path} aria-current={places.includes(at) ? "true" : undefined}>
        <Icon size={24} stroke={1.75} aria-hidden />
        {label}
      </Link>
    </li>
  );
  return (
    <nav className={classes["rail"]} aria-label={t("areas.label")} data-only={!maySet && !mayAudit}>
      <Mark size={34} />
      <ul className={classes["areas"]}>
        {area("/", t("areas.cobrowse"), IconScreenShare, ["home", "session"])}
        {maySet && area(SETTINGS_PATH, t("areas.settings"), IconSettings, ["settings"])}
        {mayAudit && area(AUDIT_PATH, t("areas.audit"), IconHistory, ["audit"])}
      </ul>
    </nav>
  );
}
