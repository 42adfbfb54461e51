import "@fontsource-variable/atkinson-hyperlegible-next";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./global.css";
import { MantineProvider, type MantineColorScheme, mergeThemeOverrides, Portal } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { type ReactNode, useMemo, useSyncExternalStore } from "react";
import { cssVariables, theme } from "./theme";

/** Everything below it has the console's looks, and may tell the agent something in passing. */
export function Themed({ scheme = "auto", children }: { scheme?: MantineColorScheme; children: ReactNode }) {
  const stage = useFullScreenElement();
  // While one element has the whole screen, only what is within it is seen: dialogs and notices go there.
  const here = useMemo(
    () =>
      stage === null
        ? theme
        : mergeThemeOverrides(theme, { components: { Portal: Portal.extend({ defaultProps: { target: stage } }) } }),
    [stage],
  );
  return (
    <MantineProvider theme={here} cssVariablesResolver={cssVariables} defaultColorScheme={scheme}>
      <Notifications
        key={stage === null ? "page" : "stage"}
        position="bottom-right"
        limit={4}
        autoClose={5_000}
        containerWidth={312}
      />
      {children}
    </MantineProvider>
  );
}

function subscribe(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
}

const useFullScreenElement = (): HTMLElement | null =>
  useSyncExternalStore(subscribe, () => document.fullscreenElement as HTMLElement | null);
