import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./live.module.css";
import type { SharedPage } from "./shared-page";
import { usePage } from "./use-page";

/** Why something could not be done. Read out when there is time for it, and in nobody's way. */
export function Told({ page }: { page: SharedPage }) {
  const { t } = useTranslation();
  const told = usePage(page, "told");
  return (
    <div className={classes["told"]} role="status" data-testid="told" data-told={told?.key}>
      {told && (
        <span key={told.count} className={classes["hint"]}>
          <IconInfoCircle size={18} aria-hidden />
          {t(`told.${told.key}`)}
        </span>
      )}
    </div>
  );
}
