package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;

class MemoryCrashesTest extends CrashStories {
  @Override
  protected Ports ports() {
    return Ports.inMemory();
  }
}
