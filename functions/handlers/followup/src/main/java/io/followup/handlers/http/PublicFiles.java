package io.followup.handlers.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.word.Sha256;
import io.followup.wire.Request;
import io.followup.wire.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;

/** The files that are anybody's: the modules for pages and the contract. */
final class PublicFiles {
  private static final String FOR_A_WHILE = "public, max-age=300";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final String module = read("js/followup.js");
  private final String pushModule = read("js/followup-push.js");
  private final String worker = read("js/followup-sw.js");
  private final String contract = read("openapi.yaml");
  private final String moduleName = "followup." + version(module) + ".js";

  /** Where the module of today is. */
  Response findModule() {
    return Response.redirect("/" + moduleName).with("Cache-Control", FOR_A_WHILE);
  }

  /** A page that keeps the address of a former version is sent on. */
  Response module(Request request) {
    return request.name("module").equals(moduleName)
        ? Response.text("text/javascript", module).with("Cache-Control", FOR_EVER)
        : findModule();
  }

  Response pushModule() {
    return script(pushModule);
  }

  /** By a script of the shop's own origin alone: browsers take no worker from elsewhere. */
  Response worker() {
    return script(worker);
  }

  private static Response script(String text) {
    return Response.text("text/javascript", text).with("Cache-Control", FOR_A_WHILE);
  }

  Response contract() {
    return Response.text("application/yaml", contract).with("Cache-Control", FOR_A_WHILE);
  }

  /** Another text, another version. */
  private static String version(String text) {
    return HexFormat.of().formatHex(Sha256.of(text), 0, 8);
  }

  /** Listed for the native build in {@code quarkus.native.resources.includes}. */
  private static String read(String name) {
    String path = "/io/followup/events/" + name;
    try (InputStream file = PublicFiles.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(file, path).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
