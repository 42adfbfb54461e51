import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./settings-form.module.css";

const PLACES = ["see", "preview", "may", "pause", "channels", "record", "import"] as const;

/** The ways to the parts of the long page. */
export function SectionNav() {
  const { t } = useTranslation();
  const go = (event: MouseEvent, id: string): void => {
    event.preventDefault();
    const section = document.getElementById(id);
    section?.scrollIntoView({ block: "start" });
    const heading = document.getElementById(`${id}-title`);
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav className={classes["nav"]} aria-label={t("admin.settings.nav")}>
      <ul className={classes["links"]}>
        {PLACES.map((id) => (
          <li key={id}>
            <a href={`#${id}`} onClick={(event) => go(event, id)}>
              {t(`admin.${id}.title`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
