package io.followup.carriers.ses;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be had from AWS, and what was asked for. */
final class Aws implements Download {
  private final Map<String, byte[]> there = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  Aws has(String address, byte[] body) {
    there.put(address, body);
    return this;
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Optional<byte[]> get(URI uri) {
    asked.add(uri.toString());
    return Optional.ofNullable(there.get(uri.toString()));
  }
}
