package io.followup.lambda;

/** The other Lambda is fit to be built natively. */
class EverythingLambdaTest
    implements JsonIsRegistered,
        NothingIsFoundByName,
        NothingIsFrozen,
        OneHttpClient,
        ResourcesAreListed,
        ServicesAreRegular,
        TextsAndFilesAreListed {}
