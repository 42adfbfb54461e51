import { Button, Group, Modal, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { askBeforeLeaving } from "../../router/guard";

/** Asks whoever leaves with changes that are not saved. */
export function LeaveDialog({ isUnsaved }: { isUnsaved: boolean }) {
  const { t } = useTranslation();
  const [goOn, setGoOn] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const free = askBeforeLeaving((go) => setGoOn(() => go));
    // The browser asks in its own words when the tab is closed or loaded again.
    const unload = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", unload);
    return () => {
      free();
      window.removeEventListener("beforeunload", unload);
    };
  }, [isUnsaved]);
  return (
    <Modal
      opened={goOn !== null}
      onClose={() => setGoOn(null)}
      title={t("admin.leave.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Text>{t("admin.leave.text")}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => setGoOn(null)} data-autofocus>
          {t("admin.leave.stay")}
        </Button>
        <Button color="red" onClick={() => goOn?.()} data-testid="leave">
          {t("admin.leave.go")}
        </Button>
      </Group>
    </Modal>
  );
}
