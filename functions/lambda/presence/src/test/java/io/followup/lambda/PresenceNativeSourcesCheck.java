package io.followup.lambda;

class PresenceNativeSourcesCheck implements NativeSourcesCheck {}
