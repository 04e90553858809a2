package io.followup.handlers.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.callback.Callback.Call;
import io.followup.domain.settings.Settings;
import io.followup.wire.check.Checked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chat backend: how it proves itself, and what its payloads mean. */
interface Backend {
  /** As it stands in the path: {@code /v1/connect/{backend}/{workspace}}. */
  String word();

  /** Where the workspace keeps what this backend proves itself by, if it takes its webhooks. */
  Optional<String> reference(Settings.Connect connect);

  /**
   * Whether a call is the backend's, and no old one that somebody plays again.
   *
   * @param secret the named values under the workspace's reference
   * @param wall what the backend's clock shows, too
   */
  boolean isProven(Call call, Map<String, String> secret, Instant wall);

  /**
   * What a payload says, in the order in which it is to be taken; nothing where we do not need it.
   *
   * @param now when it came; what names no time of its own is from then
   */
  Checked<List<Said>> read(ObjectNode payload, Instant now);
}
