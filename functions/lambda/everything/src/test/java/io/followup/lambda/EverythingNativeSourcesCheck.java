package io.followup.lambda;

class EverythingNativeSourcesCheck implements NativeSourcesCheck {}
