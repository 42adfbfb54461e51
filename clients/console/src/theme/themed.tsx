import "@fontsource-variable/atkinson-hyperlegible-next";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./global.css";
import { MantineProvider, type MantineColorScheme } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { cssVariables, theme } from "./theme";

/** Everything below it has the console's looks, and may tell the agent something in passing. */
export function Themed({ scheme = "auto", children }: { scheme?: MantineColorScheme; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme={scheme}>
      <Notifications position="bottom-right" limit={4} autoClose={5_000} containerWidth={312} />
      {children}
    </MantineProvider>
  );
}
