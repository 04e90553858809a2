package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;

class MemoryTracesTest extends ProtocolTraces {
  @Override
  protected Ports ports() {
    return Ports.inMemory();
  }
}
