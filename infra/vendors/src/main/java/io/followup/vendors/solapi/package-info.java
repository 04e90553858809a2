/**
 * Solapi v4 as it answers on the wire, as far as AlimTalk goes, by its <a
 * href="https://developers.solapi.com/references/messages/sendManyDetail">reference</a>.
 */
@NullMarked
package io.followup.vendors.solapi;

import org.jspecify.annotations.NullMarked;
