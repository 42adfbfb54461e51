import { Autocomplete, Button, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConfig } from "../../config-context";
import { useAnnounce } from "../live-region";
import { useWriting } from "../settings/settings-context";
import { previewAddress, recentAddresses, rememberAddress } from "./address";
import { PageTrouble } from "./page-trouble";
import { PreviewFrame } from "./preview-frame";
import classes from "./preview.module.css";
import { type Done, usePreview } from "./use-preview";

/** A page of the organisation's own site, as agents would see it with the settings as they stand here. */
export function Preview() {
  const { t } = useTranslation();
  const { viewer } = useConfig();
  const announce = useAnnounce();
  const { undo, steps } = useWriting();
  const say = ({ told, selector }: Done): string => t(`admin.preview.${told}`, { selector });
  const preview = usePreview((done) => announce(say(done)));
  const [written, setWritten] = useState("");
  const [isWrong, setWrong] = useState(false);
  const [isSilent, setSilent] = useState(false);
  const [recent, setRecent] = useState(() => recentAddresses(window.localStorage));
  const { state, done } = preview;
  const news = useRef<HTMLParagraphElement>(null);
  const isShown = state?.is === "open";

  const open = (text: string): void => {
    const address = previewAddress(text);
    setWrong(address === null);
    if (!address) return;
    setSilent(false);
    preview.open(address);
    rememberAddress(window.localStorage, text.trim());
    setRecent(recentAddresses(window.localStorage));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    open(written);
  };

  return (
    <>
      <form className={classes["address"]} onSubmit={submit} noValidate>
        <Autocomplete
          label={t("admin.preview.address")}
          placeholder="https://shop.example/checkout"
          data={recent}
          value={written}
          onChange={(text) => {
            setWritten(text);
            setWrong(false);
          }}
          error={isWrong && t("admin.preview.wrong")}
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          data-testid="preview-address"
        />
        <Button type="submit" leftSection={<IconExternalLink size={18} aria-hidden />} data-testid="preview-open">
          {t(state ? "admin.preview.again" : "admin.preview.open")}
        </Button>
        {state && (
          <Button variant="default" onClick={preview.close}>
            {t("admin.preview.close")}
          </Button>
        )}
      </form>
      {state && (
        <PageTrouble
          state={state}
          asked={written}
          onUse={(origin) => {
            setWritten(origin);
            open(origin);
          }}
          viewer={isSilent ? viewer : null}
        />
      )}
      {isShown && (
        <>
          <div className={classes["done"]} data-testid="preview-done">
            <Text size="sm" fw={600} ref={news} tabIndex={-1}>
              {done ? say(done) : t("admin.preview.ready")}
            </Text>
            {done !== null && done.step === steps && (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  undo();
                  preview.forget();
                }}
                data-testid="preview-undo"
              >
                {t("admin.preview.undo")}
              </Button>
            )}
          </div>
          <PreviewFrame
            onHung={preview.hang}
            onPicked={preview.pick}
            onEscape={() => news.current?.focus()}
            onBroken={preview.restart}
            onSilent={() => setSilent(true)}
          />
        </>
      )}
    </>
  );
}
