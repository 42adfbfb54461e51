import { Button, Text, TextInput, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { goTo } from "../router/router";
import { sessionIdIn, sessionPath } from "../router/route";
import classes from "./home-page.module.css";

export function JoinCard() {
  const { t } = useTranslation();
  const [pasted, setPasted] = useState("");
  const [isWrong, setWrong] = useState(false);
  const join = (event: FormEvent): void => {
    event.preventDefault();
    const id = sessionIdIn(pasted, window.location.origin);
    setWrong(id === null);
    if (id !== null) goTo(sessionPath(id));
  };
  return (
    <section className={classes["card"]} aria-labelledby="join-title">
      <Title order={2} id="join-title">
        {t("home.joinTitle")}
      </Title>
      <Text c="dimmed">{t("home.joinText")}</Text>
      <form className={classes["foot"]} onSubmit={join} noValidate>
        <TextInput
          label={t("home.joinLabel")}
          placeholder={`${window.location.origin}/session/…`}
          value={pasted}
          onChange={(event) => {
            setPasted(event.currentTarget.value);
            setWrong(false);
          }}
          error={isWrong && t("home.joinWrong")}
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          data-testid="join-address"
        />
        <Button type="submit" variant="default" mt="sm" fullWidth>
          {t("home.join")}
        </Button>
      </form>
    </section>
  );
}
