import { Refusal } from "@alongside/link";
import { describe, expect, test, vi } from "vitest";
import { adminApi } from "../../src/admin/admin-api";
import { permissionsOf } from "../../src/auth/permissions";
import { returnPath, routeOf } from "../../src/router/route";
import { DEFAULTS } from "../../stories/admin/fake-server";

const tokenWith = (claims: object): string =>
  ["{}", JSON.stringify(claims), "x"].map((part) => Buffer.from(part).toString("base64url")).join(".");

describe("permissions", () => {
  test("are the scopes of the token", () => {
    const token = tokenWith({ name: "Inês", scope: "openid cobrowse:settings:edit  cobrowse:audit:view" });
    expect(permissionsOf(token, "other")).toEqual(["openid", "cobrowse:settings:edit", "cobrowse:audit:view"]);
  });

  test("of a token that can't be read are what the issuer said it granted", () => {
    expect(permissionsOf("opaque", "a b")).toEqual(["a", "b"]);
    expect(permissionsOf(tokenWith({ sub: "x" }), undefined)).toEqual([]);
    expect(permissionsOf("a.!!!.b", undefined)).toEqual([]);
  });
});

test("the administration has places, and signing in leads back to them", () => {
  expect(routeOf("/settings/cobrowse")).toEqual({ at: "settings" });
  expect(routeOf("/audit")).toEqual({ at: "audit", session: null });
  expect(routeOf("/audit/s1")).toEqual({ at: "audit", session: "s1" });
  for (const path of ["/settings", "/settings/other", "/settings/cobrowse/x", "/audit/s1/x", "/audit/a.b"]) {
    expect(routeOf(path), path).toEqual({ at: "nowhere" });
  }
  expect(["/audit/s1", "/settings/cobrowse", "//", "/signed-in"].map(returnPath)).toEqual([
    "/audit/s1",
    "/settings/cobrowse",
    "/",
    "/",
  ]);
});

describe("the server", () => {
  const answering = (status: number, body: unknown) => {
    const fetcher = vi.fn<typeof fetch>(() => Promise.resolve(Response.json(body, { status })));
    return { fetcher, api: adminApi("https://api.example", () => Promise.resolve("secret"), fetcher) };
  };

  test("is asked with the token, in a header alone", async () => {
    const { api, fetcher } = answering(200, { sessions: [], next: null });
    await api.sessions("2026-11-20", null);
    await api.sessions("2026-11-20", "a&b");
    await api.changeSettings({ rev: 3, cobrowse: DEFAULTS });
    const asked = fetcher.mock.calls.map(([url, init]) => `${init?.method} ${String(url)}`);
    expect(asked).toEqual([
      "GET https://api.example/admin/sessions?day=2026-11-20",
      "GET https://api.example/admin/sessions?day=2026-11-20&after=a%26b",
      "POST https://api.example/admin/settings",
    ]);
    for (const [, init] of fetcher.mock.calls) {
      expect(new Headers(init?.headers).get("authorization")).toBe("Bearer secret");
      expect(init?.credentials).toBe("omit");
    }
    expect(JSON.parse(String(fetcher.mock.calls[2]?.[1]?.body))).toEqual({ rev: 3, cobrowse: DEFAULTS });
  });

  test("refuses with its own words, and so does a network that is gone", async () => {
    const { api } = answering(409, { error: { code: "conflict", message: "Somebody was faster." } });
    await expect(api.settings()).rejects.toEqual(new Refusal("conflict", "Somebody was faster."));
    const gone = adminApi("https://api.example", () => Promise.resolve("t"), () => Promise.reject(new TypeError("failed")));
    await expect(gone.trail("s1")).rejects.toMatchObject({ code: "internal" });
  });
});
