import { IconScreenShare } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Mark } from "../brand/mark";
import { Link } from "../router/router";
import classes from "./shell.module.css";

/** The areas of the desk. */
export function Rail() {
  const { t } = useTranslation();
  return (
    <nav className={classes["rail"]} aria-label={t("areas.label")}>
      <Mark size={34} />
      <ul className={classes["areas"]}>
        <li>
          <Link className={classes["area"]} href="/" aria-current="true">
            <IconScreenShare size={24} stroke={1.75} aria-hidden />
            {t("areas.cobrowse")}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
