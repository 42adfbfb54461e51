import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useRoute } from "../router/router";
import { Header } from "./header";
import { Rail } from "./rail";
import classes from "./shell.module.css";
import { Troubles } from "./troubles";

/** The desk's frame: where one is, who one is, whether one is connected. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const main = useFocusOnMove();
  const { at } = useRoute();
  const isAdministered = at === "settings" || at === "audit";
  return (
    <div className={classes["shell"]}>
      <a className={classes["skip"]} href="#main">
        {t("skip")}
      </a>
      <Header />
      <Rail />
      <main id="main" ref={main} className={classes["main"]} tabIndex={-1}>
        {!isAdministered && <Troubles />}
        {children}
      </main>
    </div>
  );
}

/** A screen reader hears that the place has changed: the focus goes to its beginning. */
function useFocusOnMove() {
  const main = useRef<HTMLElement>(null);
  const path = JSON.stringify(useRoute());
  const last = useRef(path);
  useEffect(() => {
    if (last.current !== path) main.current?.focus({ preventScroll: true });
    last.current = path;
  }, [path]);
  return main;
}
