package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;

class MemoryUncertainTest extends UncertainStories {
  @Override
  protected Ports ports() {
    return Ports.inMemory();
  }
}
