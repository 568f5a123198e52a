/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-live-words.h"

#include <glib/gi18n.h>

#include "onv.h"

/* What the fleet room cannot know: the words for what goes wrong between an address and a picture. */
static const FleetWordsRow media_words[] = {
  { MEDIA_ERROR_NOT_A_STREAM, N_ ("What came is not video"),
    N_ ("The server answered with something else. Try another protocol."),
    FLEET_ACTION_CHANGE_PROTOCOL },
  { MEDIA_ERROR_NO_DECODER, N_ ("This computer cannot decode the video"),
    N_ ("Install the codecs for H.264 and H.265 (in the Flatpak, its codec extension)."),
    FLEET_ACTION_RETRY },
  { MEDIA_ERROR_UNSUPPORTED_CODEC, N_ ("This protocol cannot carry the camera’s video"),
    N_ ("Try another protocol."), FLEET_ACTION_CHANGE_PROTOCOL },
  { MEDIA_ERROR_CONNECTION, N_ ("The connection was lost"),
    N_ ("The network or the server may be down."), FLEET_ACTION_RETRY },
  { MEDIA_ERROR_TLS, N_ ("The video server’s certificate is not trusted"),
    N_ ("It needs a certificate that this computer trusts."), FLEET_ACTION_RETRY },
  { MEDIA_ERROR_HTTP_STATUS, N_ ("The video server refused"),
    N_ ("It may be busy, or it no longer accepts the address."), FLEET_ACTION_RETRY },
  { MEDIA_ERROR_STALLED, N_ ("The picture stopped"),
    N_ ("The camera is connected, but sends no new pictures."), FLEET_ACTION_RETRY },
  { MEDIA_ERROR_ENDED, N_ ("The camera ended the stream"), N_ ("It may be starting anew."),
    FLEET_ACTION_RETRY },
  { MEDIA_ERROR_RTMPE_MISSING, N_ ("This computer cannot play encrypted RTMP"),
    N_ ("Try another protocol."), FLEET_ACTION_CHANGE_PROTOCOL },
  { MEDIA_ERROR_TIMED_OUT, N_ ("No picture came in time"),
    N_ ("The network may be slow, or the camera is waking up."), FLEET_ACTION_RETRY },
  { MEDIA_ERROR_NO_ADDRESS, N_ ("The platform does not say where the video is"),
    N_ ("It may be busy, or the network slow."), FLEET_ACTION_RETRY },
  { MEDIA_ERROR_NO_PICTURE, N_ ("There is no picture yet"), N_ ("Wait until the camera is live."),
    FLEET_ACTION_NONE },
  { MEDIA_ERROR_UNENCRYPTED, N_ ("The video server sends us to an address without encryption"),
    N_ ("Nothing is played from there. Try another protocol."), FLEET_ACTION_CHANGE_PROTOCOL },
  { MEDIA_ERROR_UNSHOWABLE, N_ ("This camera’s pictures cannot be shown"),
    N_ ("Their format is not known here. Let the camera send ordinary H.264 (8 bits, 4:2:0), and "
        "try again."),
    FLEET_ACTION_RETRY },
  { 0, NULL, NULL, FLEET_ACTION_NONE },
};

/* A video server's HTTP errors, where more can be said than that it refused. */
static const struct
{
  guint min;
  guint max;
  const char *title;
  const char *advice;
} http_words[] = {
  { 401, 403, N_ ("The address of the video has expired"),
    N_ ("A new one is asked for each time it is tried again.") },
  { 404, 404, N_ ("The video server does not have this camera’s video"),
    N_ ("The camera may have gone offline, or it does not send yet.") },
  { 500, 599, N_ ("The video server has a problem of its own"), N_ ("Try again later.") },
};

/* Where a camera is open, the account is right: an answer that makes no sense is not the fault of who typed it. */
static const FleetWordsRow garbled_words
    = { ONV_ERROR_GARBLED, N_ ("The platform’s answer could not be read"),
        N_ ("It was cut off or damaged on its way. It is asked again."), FLEET_ACTION_RETRY };

static const char *const notices[] = {
  [MEDIA_NOTICE_NONE] = NULL,
  [MEDIA_NOTICE_H265_TO_HLS] = N_ ("H.265 video: playing over HLS"),
  [MEDIA_NOTICE_RTMPE_MISSING]
  = N_ ("Encrypted RTMP cannot be played here: using another protocol"),
  [MEDIA_NOTICE_PROTOCOL_CHANGED] = N_ ("The first protocol failed: using another one"),
  [MEDIA_NOTICE_NO_SOUND_DEVICE]
  = N_ ("There is no sound device that works: connect one, and switch the sound on again"),
  [MEDIA_NOTICE_SLOWED]
  = N_ ("This computer cannot show all pictures of all cameras: this one shows its keyframes only"),
  [MEDIA_NOTICE_NO_SOUND_DECODER] = N_ ("This computer cannot decode the camera’s sound"),
};

/* Names of protocols are the same in every language. */
static const char *const protocols[] = {
  [MEDIA_PROTOCOL_FLV] = "FLV",
  [MEDIA_PROTOCOL_HLS] = "HLS",
  [MEDIA_PROTOCOL_RTMP] = "RTMP",
};

static const char *const paces[] = {
  [MEDIA_PACE_NORMAL] = N_ ("Normal"),
  [MEDIA_PACE_FAST] = N_ ("Fast"),
  [MEDIA_PACE_SMOOTH] = N_ ("Smooth"),
};

static void
ensure_table (void)
{
  static gsize added;

  if (g_once_init_enter (&added))
    {
      fleet_words_add_table (MEDIA_ERROR, media_words);
      g_once_init_leave (&added, 1);
    }
}

static void
add_http_status (FleetWords *words, const GError *error)
{
  guint status = media_error_get_http_status (error);

  if (status != 0 && words->reason == NULL)
    words->reason = g_strdup_printf ("HTTP %u", status);
  for (guint i = 0; i < G_N_ELEMENTS (http_words); i++)
    if (status >= http_words[i].min && status <= http_words[i].max)
      {
        g_free (words->title);
        g_free (words->advice);
        words->title = g_strdup (_ (http_words[i].title));
        words->advice = g_strdup (_ (http_words[i].advice));
      }
}

/* The form of the account looks at the platform's certificate alone: who runs the video server is told what it needs. */
static void
add_host (FleetWords *words, const GError *error)
{
  const char *host = media_error_get_host (error);

  if (host == NULL)
    return;
  g_free (words->advice);
  words->advice = g_strdup_printf (
      media_error_is_pinned (error)
          ? _ ("%s shows another certificate than the one that is trusted for the account. "
               "It needs the same one.")
          : _ ("%s needs a certificate that this computer trusts."),
      host);
}

static void
set_words (FleetWords *words, const FleetWordsRow *row)
{
  g_free (words->title);
  g_free (words->advice);
  words->title = g_strdup (_ (row->title));
  words->advice = g_strdup (_ (row->advice));
  words->action = row->action;
}

/**
 * lookout_live_words_for_error:
 * @error: an error of a player or of what it asked
 *
 * Puts an error into words, whichever room it comes from.
 *
 * Returns: (transfer full): the words
 */
FleetWords *
lookout_live_words_for_error (const GError *error)
{
  FleetWords *words;

  g_return_val_if_fail (error != NULL, NULL);

  ensure_table ();
  words = fleet_words_for_error (error);
  if (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_HTTP_STATUS))
    add_http_status (words, error);
  if (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_TLS))
    add_host (words, error);
  if (g_error_matches (error, ONV_ERROR, ONV_ERROR_GARBLED))
    set_words (words, &garbled_words);
  return words;
}

/**
 * lookout_live_words_get_notice:
 * @notice: what a player wants to say beside the picture
 *
 * Returns: (nullable): it in words, translated
 */
const char *
lookout_live_words_get_notice (MediaNotice notice)
{
  g_return_val_if_fail ((gsize) notice < G_N_ELEMENTS (notices), NULL);

  return notices[notice] != NULL ? _ (notices[notice]) : NULL;
}

/**
 * lookout_live_words_get_protocol:
 * @protocol: a protocol
 *
 * Returns: what a person calls it
 */
const char *
lookout_live_words_get_protocol (MediaProtocol protocol)
{
  g_return_val_if_fail ((gsize) protocol < G_N_ELEMENTS (protocols), "");

  return protocols[protocol];
}

/**
 * lookout_live_words_get_pace:
 * @pace: a pace
 *
 * Returns: what a person calls it, translated
 */
const char *
lookout_live_words_get_pace (MediaPace pace)
{
  g_return_val_if_fail ((gsize) pace < G_N_ELEMENTS (paces), "");

  return _ (paces[pace]);
}
