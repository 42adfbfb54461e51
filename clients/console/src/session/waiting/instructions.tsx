import { Trans, useTranslation } from "react-i18next";
import classes from "./key.module.css";

/** What to tell the customer. */
export function Instructions() {
  const { t } = useTranslation();
  return (
    <ol className={classes["instructions"]}>
      <li>
        <span>
          <Trans t={t} i18nKey="key.say1" components={{ 1: <strong /> }} />
        </span>
      </li>
      <li>
        <span>{t("key.say2")}</span>
      </li>
      <li>
        <span>{t("key.say3")}</span>
      </li>
    </ol>
  );
}
