import type { PauseCriterion, UrlCondition } from "@alongside/protocol";
import { Button, NativeSelect, Text, TextInput, Title } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconPlus } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Entries } from "./entries";
import entries from "./entries.module.css";
import { MAX_LISTED, MAX_SELECTOR_CHARACTERS } from "./limits";
import classes from "./pause-criteria.module.css";
import { CONDITIONS, pausedBy, wholeAddress } from "./pausing";
import { useWriting } from "./settings-context";

type Problem = "missing" | "tooLong" | "duplicate" | "tooMany";

function problemOf({ url_fragment: text, condition }: PauseCriterion, list: readonly PauseCriterion[]): Problem | null {
  if (text === "") return "missing";
  if ([...text].length > MAX_SELECTOR_CHARACTERS) return "tooLong";
  if (list.some((one) => one.url_fragment === text && one.condition === condition)) return "duplicate";
  return list.length >= MAX_LISTED ? "tooMany" : null;
}

/** On which pages sharing pauses, with a field to try addresses. */
export function PauseCriteria() {
  const { t } = useTranslation();
  const { now, change } = useWriting();
  const [condition, setCondition] = useState<UrlCondition>("includes");
  const [fragment, setFragment] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = now.pause_criteria;
  const say = ({ url_fragment, condition: is }: PauseCriterion): string =>
    t("admin.pause.entry", { condition: t(`admin.pause.is.${is}`), fragment: url_fragment });

  const add = (event: FormEvent): void => {
    event.preventDefault();
    const criterion = { url_fragment: fragment.trim(), condition };
    const wrong = problemOf(criterion, list);
    setProblem(wrong);
    field.current?.focus();
    if (wrong) return;
    setFragment("");
    change({ pause_criteria: [...list, criterion] }, { told: t("admin.settings.added", { entry: say(criterion) }) });
  };
  const remove = (index: number): void => {
    const gone = list[index];
    if (!gone) return;
    if (list.length === 1) field.current?.focus();
    const rest = list.filter((one) => one !== gone);
    change({ pause_criteria: rest }, { told: t("admin.settings.removed", { entry: say(gone) }) });
  };

  return (
    <div data-testid="pause_criteria">
      <Entries
        label={t("admin.pause.title")}
        entries={list.map((one) => ({ text: say(one), shown: say(one), isCode: false }))}
        empty={t("admin.pause.empty")}
        onRemove={remove}
      />
      <form className={classes["add"]} onSubmit={add} noValidate>
        <NativeSelect
          aria-label={t("admin.pause.condition")}
          value={condition}
          onChange={(event) => {
            setCondition(event.currentTarget.value as UrlCondition);
            setProblem(null);
          }}
          data={CONDITIONS.map((value) => ({ value, label: t(`admin.pause.is.${value}`) }))}
        />
        <TextInput
          ref={field}
          aria-label={t("admin.pause.fragment")}
          placeholder="/checkout"
          value={fragment}
          onChange={(event) => {
            setFragment(event.currentTarget.value);
            setProblem(null);
          }}
          error={problem && t(`admin.pause.${problem}`)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        <Button type="submit" variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
          {t("admin.pause.add")}
        </Button>
      </form>
      <TryOut />
    </div>
  );
}

function TryOut() {
  const { t } = useTranslation();
  const { now } = useWriting();
  const [written, setWritten] = useState("");
  const address = wholeAddress(written);
  const by = address === null ? null : pausedBy(now.pause_criteria, address);
  const verdict = (): string => {
    if (written.trim() === "") return "";
    if (address === null) return t("admin.pause.tryNone");
    if (!by) return t("admin.pause.tryGoesOn");
    const condition = t(`admin.pause.is.${by.condition}`);
    return t("admin.pause.tryPauses", { condition, fragment: by.url_fragment });
  };
  const Icon = by ? IconPlayerPause : IconPlayerPlay;
  return (
    <div className={classes["try"]}>
      <Title order={3}>{t("admin.pause.tryTitle")}</Title>
      <TextInput
        label={t("admin.pause.tryLabel")}
        description={t("admin.pause.whole")}
        placeholder="https://shop.example/checkout/payment"
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        inputMode="url"
      />
      <div className={entries["tried"]} role="status" data-testid="tried" data-pauses={by !== null}>
        {address !== null && <Icon size={18} aria-hidden />}
        <Text fw={600} size="sm">
          {verdict()}
        </Text>
      </div>
    </div>
  );
}
