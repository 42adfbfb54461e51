import { Button, Group, Text, TextInput, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Entries } from "./entries";
import classes from "./entries.module.css";
import { type SelectorList as Name, type SelectorProblem, selectorProblem } from "./selector";
import { useWriting } from "./settings-context";

/** A list of CSS selectors: what is in it, and a field for one more. */
export function SelectorList({ name }: { name: Name }) {
  const { t } = useTranslation();
  const { now, change } = useWriting();
  const [written, setWritten] = useState("");
  const [problem, setProblem] = useState<SelectorProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = now[name];
  const label = t(`admin.selectors.${name}`);

  const add = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = selectorProblem(written, list);
    setProblem(wrong);
    field.current?.focus();
    if (wrong) return;
    const entry = written.trim();
    setWritten("");
    change({ [name]: [...list, entry] }, { told: t("admin.settings.added", { entry }) });
  };
  const remove = (index: number): void => {
    if (list.length === 1) field.current?.focus();
    const rest = list.filter((_, place) => place !== index);
    change({ [name]: rest }, { told: t("admin.settings.removed", { entry: list[index] }) });
  };

  return (
    <div data-testid={name}>
      <Group gap="xs" align="baseline">
        <Title order={3}>{label}</Title>
        {list.length > 0 && (
          <Text size="sm" c="dimmed">
            {t("admin.selectors.count", { count: list.length })}
          </Text>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`admin.selectors.${name}Text`)}
        {name === "unmask_selectors" && now.masking === "open" && ` ${t("admin.selectors.unmaskOpen")}`}
      </Text>
      <Entries
        label={label}
        entries={list.map((text) => ({ text, shown: text, isCode: true }))}
        empty={t("admin.selectors.empty")}
        onRemove={remove}
      />
      <form className={classes["add"]} onSubmit={add} noValidate style={{ marginTop: 10 }}>
        <TextInput
          ref={field}
          aria-label={`${label}: ${t("admin.selectors.new")}`}
          placeholder=".price, #street"
          value={written}
          onChange={(event) => {
            setWritten(event.currentTarget.value);
            setProblem(null);
          }}
          error={problem && t(`admin.selectors.problem.${problem}`)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.85rem" } }}
        />
        <Button type="submit" variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
          {t("admin.selectors.add")}
        </Button>
      </form>
    </div>
  );
}
