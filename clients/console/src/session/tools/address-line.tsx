import type { SessionView } from "@alongside/protocol";
import { Button } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconReload } from "@tabler/icons-react";
import { type FormEvent, type Ref, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { navigationBar } from "../control/control-state";
import type { SharedPage } from "../live/shared-page";
import { usePage } from "../live/use-page";
import { isPath, splitAddress } from "./address";
import { ToolButton } from "./tool-button";
import classes from "./tools.module.css";

interface Props {
  page: SharedPage;
  view: SessionView;
  /** Where a new path is typed; there while the agent may go to one. */
  pathRef: Ref<HTMLInputElement>;
}

/** Where the customer is: always to be read, and to go from while the agent is in control. */
export function AddressLine({ page, view, pathRef }: Props) {
  const { t } = useTranslation();
  const address = usePage(page, "address");
  const bar = navigationBar(view);
  const why = bar && t(`place.why.${bar}`);
  return (
    <div role="group" aria-label={t("place.label")} className={classes["place"]}>
      <span className={classes["group"]}>
        <ToolButton name={t("place.back")} Icon={IconArrowLeft} why={why} onClick={() => page.go({ is: "back" })} />
        <ToolButton
          name={t("place.forward")}
          Icon={IconArrowRight}
          why={why}
          onClick={() => page.go({ is: "forward" })}
        />
        <ToolButton name={t("place.reload")} Icon={IconReload} why={why} onClick={() => page.go({ is: "reload" })} />
      </span>
      {why === null && address !== null ? (
        <PathForm page={page} address={address} pathRef={pathRef} />
      ) : (
        <p className={classes["address"]} aria-label={t("place.address")} data-testid="address" dir="ltr">
          <bdi>{address ?? t("place.unknown")}</bdi>
        </p>
      )}
    </div>
  );
}

/** The site stays, the path is typed. */
function PathForm({ page, address, pathRef }: { page: SharedPage; address: string; pathRef: Ref<HTMLInputElement> }) {
  const { t } = useTranslation();
  const { origin, path } = splitAddress(address);
  const [typed, setTyped] = useState(path);
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    setTyped(path);
    setWrong(false);
  }, [path]);
  const go = (event: FormEvent): void => {
    event.preventDefault();
    setWrong(!isPath(typed));
    if (isPath(typed)) page.go({ is: "path", path: typed });
  };
  return (
    <form className={classes["form"]} onSubmit={go} noValidate>
      <div className={classes["address"]} data-is-open data-is-wrong={isWrong} dir="ltr">
        <bdi className={classes["origin"]} data-testid="address">
          {origin}
        </bdi>
        <input
          ref={pathRef}
          className={classes["path"]}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key === "Escape") setTyped(path);
          }}
          aria-label={t("place.path")}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? "path-wrong" : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputMode="url"
          data-testid="path"
        />
      </div>
      <Button type="submit" variant="default" size="sm" data-testid="go">
        {t("place.go")}
      </Button>
      {isWrong && (
        <p id="path-wrong" role="alert" className={classes["wrong"]}>
          {t("place.wrong")}
        </p>
      )}
    </form>
  );
}
