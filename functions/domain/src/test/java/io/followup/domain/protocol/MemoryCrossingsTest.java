package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;

class MemoryCrossingsTest extends CrossingStories {
  @Override
  protected Ports ports() {
    return Ports.inMemory();
  }
}
