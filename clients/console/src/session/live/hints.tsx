import { Loader } from "@mantine/core";
import { IconBrowserOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLasting } from "../../clock/use-lasting";
import classes from "./live.module.css";
import type { SharedPage } from "./shared-page";
import { usePage } from "./use-page";

/** What comes as a heap is shown soon enough, mostly. */
const WORTH_TELLING = 400;

/** What keeps the page from being what the customer looks at this very moment. */
export function Hints({ page }: { page: SharedPage }) {
  const { t } = useTranslation();
  const isHidden = usePage(page, "isHidden");
  const isBehind = useLasting(usePage(page, "behind") > 0, WORTH_TELLING);
  return (
    <div className={classes["hints"]} role="status">
      {isHidden && (
        <span className={classes["hint"]} data-testid="hidden-tab">
          <IconBrowserOff size={18} aria-hidden />
          {t("view.hidden")}
        </span>
      )}
      {isBehind && (
        <span className={classes["hint"]} data-testid="behind">
          <Loader size={18} color="currentcolor" />
          {t("view.behind")}
        </span>
      )}
    </div>
  );
}
