/**
 * Solapi (CoolSMS) v4: AlimTalk by {@code send-many/detail}, its results by asking when its webhook
 * says that there are any.
 *
 * @see <a href="https://developers.solapi.com/references/messages/sendManyDetail">Sending</a>
 * @see <a href="https://developers.solapi.com/references/kakao/templates/getTemplate">Templates</a>
 * @see <a href="https://developers.solapi.com/references/messages/getList">Results</a>
 */
@NullMarked
package io.followup.carriers.solapi;

import org.jspecify.annotations.NullMarked;
