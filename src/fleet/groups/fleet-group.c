/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "groups/fleet-group-private.h"

#include <glib/gi18n-lib.h>

#include "groups/fleet-list-show.h"

/* The favourites of an account are one group, whichever process makes it. */
#define FAVOURITES "favourites:"

struct _FleetGroup
{
  GObject parent;

  char *id;
  char *account;
  char *name; /* (nullable): favourites have none */
  gboolean temporary;
  GListStore *members;
  JsonObject *source; /* (nullable) */
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_N_MEMBERS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint told_signal;

G_DEFINE_FINAL_TYPE (FleetGroup, fleet_group, G_TYPE_OBJECT)

static void
fleet_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetGroup *self = FLEET_GROUP (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_N_MEMBERS:
      g_value_set_uint (value, fleet_group_get_n_members (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_group_finalize (GObject *object)
{
  FleetGroup *self = FLEET_GROUP (object);

  g_free (self->id);
  g_free (self->account);
  g_free (self->name);
  g_object_unref (self->members);
  g_clear_pointer (&self->source, json_object_unref);
  G_OBJECT_CLASS (fleet_group_parent_class)->finalize (object);
}

static void
fleet_group_class_init (FleetGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_group_get_property;
  object_class->finalize = fleet_group_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_N_MEMBERS] = g_param_spec_uint ("n-members", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FleetGroup::told:
   *
   * The platform has told something new of a member.
   */
  told_signal = g_signal_new ("told", FLEET_TYPE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
on_told (FleetGroup *self)
{
  g_signal_emit (self, told_signal, 0);
}

/* One that only moves is added, too. */
static void
on_members (FleetGroup *self, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (FleetGroupMember) member = g_list_model_get_item (G_LIST_MODEL (self->members), i);

      g_signal_handlers_disconnect_by_func (member, on_told, self);
      g_signal_connect_object (member, "notify", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
    }
}

static void
fleet_group_init (FleetGroup *self)
{
  self->members = g_list_store_new (FLEET_TYPE_GROUP_MEMBER);
  g_signal_connect_object (self->members, "items-changed", G_CALLBACK (on_members), self,
                           G_CONNECT_SWAPPED);
}

static FleetGroup *
create (char *id, const char *account, const char *name)
{
  FleetGroup *self = g_object_new (FLEET_TYPE_GROUP, NULL);

  self->id = id;
  self->account = g_strdup (account);
  self->name = g_strdup (name);
  return self;
}

/**
 * fleet_group_new:
 * @account: the id of an account
 * @name: what a person calls it
 *
 * Creates a group without members, with an id of its own.
 *
 * Returns: (transfer full): a new group
 */
FleetGroup *
fleet_group_new (const char *account, const char *name)
{
  g_return_val_if_fail (account != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return create (g_uuid_string_random (), account, name);
}

/**
 * fleet_group_new_favourites:
 * @account: the id of an account
 *
 * Creates the favourites of an account, without members.
 *
 * Returns: (transfer full): a new group
 */
FleetGroup *
fleet_group_new_favourites (const char *account)
{
  g_return_val_if_fail (account != NULL, NULL);

  return create (g_strconcat (FAVOURITES, account, NULL), account, NULL);
}

/**
 * fleet_group_copy:
 * @self: a group
 *
 * Copies a group, its id included.
 *
 * Returns: (transfer full): a copy
 */
FleetGroup *
fleet_group_copy (FleetGroup *self)
{
  FleetGroup *copy;

  g_return_val_if_fail (FLEET_IS_GROUP (self), NULL);

  copy = create (g_strdup (self->id), self->account, self->name);
  fleet_group_assign (copy, self);
  return copy;
}

/**
 * fleet_group_get_id:
 * @self: a group
 *
 * Gets what names the group in files, whatever it is called.
 *
 * Returns: the id
 */
const char *
fleet_group_get_id (FleetGroup *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP (self), NULL);

  return self->id;
}

void
fleet_group_set_id (FleetGroup *self, const char *id)
{
  g_free (self->id);
  self->id = g_strdup (id);
}

/**
 * fleet_group_get_account:
 * @self: a group
 *
 * Gets the account that its members are of.
 *
 * Returns: the id of the account
 */
const char *
fleet_group_get_account (FleetGroup *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP (self), NULL);

  return self->account;
}

/* The same account has another id on each computer. */
void
fleet_group_set_account (FleetGroup *self, const char *account)
{
  g_free (self->account);
  self->account = g_strdup (account);
  if (self->name != NULL)
    return;
  g_free (self->id);
  self->id = g_strconcat (FAVOURITES, account, NULL);
}

/**
 * fleet_group_get_name:
 * @self: a group
 *
 * Gets what a person calls the group. No two groups of an account have the same name.
 *
 * Returns: (nullable): the name; %NULL for favourites
 */
const char *
fleet_group_get_name (FleetGroup *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP (self), NULL);

  return self->name;
}

void
fleet_group_set_name (FleetGroup *self, const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * fleet_group_get_title:
 * @self: a group
 *
 * Gets what a row says.
 *
 * Returns: the name, or the word for favourites, translated
 */
const char *
fleet_group_get_title (FleetGroup *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP (self), NULL);

  return self->name != NULL ? self->name : _ ("Favourites");
}

/**
 * fleet_group_is_favourites:
 * @self: a group
 *
 * Gets whether these are the favourites of the account, of which there are just one.
 *
 * Returns: %FALSE for a group that a person gave a name
 */
gboolean
fleet_group_is_favourites (FleetGroup *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP (self), FALSE);

  return self->name == NULL;
}

/**
 * fleet_group_get_temporary:
 * @self: a group
 *
 * Gets whether the group is for this run only, because its account is.
 *
 * Returns: %TRUE if it is never written down
 */
gboolean
fleet_group_get_temporary (FleetGroup *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP (self), FALSE);

  return self->temporary;
}

void
fleet_group_set_temporary (FleetGroup *self, gboolean temporary)
{
  g_return_if_fail (FLEET_IS_GROUP (self));

  self->temporary = temporary;
}

/**
 * fleet_group_get_members:
 * @self: a group
 *
 * Gets the members in their order.
 *
 * Returns: (transfer none): a list of [class@GroupMember]
 */
GListModel *
fleet_group_get_members (FleetGroup *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP (self), NULL);

  return G_LIST_MODEL (self->members);
}

/**
 * fleet_group_get_n_members:
 * @self: a group
 *
 * Gets how many members there are.
 *
 * Returns: the number of members
 */
guint
fleet_group_get_n_members (FleetGroup *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->members));
}

/**
 * fleet_group_find_position:
 * @self: a group
 * @key: (nullable): the key of a member
 *
 * Gets where a member stands.
 *
 * Returns: its position, or %G_MAXUINT if it is not there
 */
guint
fleet_group_find_position (FleetGroup *self, const char *key)
{
  guint n_members;

  g_return_val_if_fail (FLEET_IS_GROUP (self), G_MAXUINT);

  n_members = fleet_group_get_n_members (self);
  for (guint i = 0; i < n_members; i++)
    {
      g_autoptr (FleetGroupMember) member = g_list_model_get_item (G_LIST_MODEL (self->members), i);

      if (g_strcmp0 (fleet_group_member_get_key (member), key) == 0)
        return i;
    }
  return G_MAXUINT;
}

/**
 * fleet_group_find:
 * @self: a group
 * @key: (nullable): the key of a member
 *
 * Finds a member.
 *
 * Returns: (transfer none) (nullable): the member in the list
 */
FleetGroupMember *
fleet_group_find (FleetGroup *self, const char *key)
{
  g_autoptr (FleetGroupMember) member = NULL;
  guint position;

  g_return_val_if_fail (FLEET_IS_GROUP (self), NULL);

  position = fleet_group_find_position (self, key);
  if (position != G_MAXUINT)
    member = g_list_model_get_item (G_LIST_MODEL (self->members), position);
  return member; /* the list holds it */
}

/**
 * fleet_group_add:
 * @self: a group that is being made
 * @key: the key of a member, which it does not have yet
 * @name: (nullable): what it is called now
 *
 * Adds a member at the end.
 */
void
fleet_group_add (FleetGroup *self, const char *key, const char *name)
{
  g_autoptr (FleetGroupMember) member = fleet_group_member_new (key, name);

  g_return_if_fail (FLEET_IS_GROUP (self));
  g_return_if_fail (fleet_group_find (self, key) == NULL);

  g_list_store_append (self->members, member);
}

/* Has these members in this order; those that it has already stay the same objects. */
void
fleet_group_take_members (FleetGroup *self, GPtrArray *members)
{
  g_autoptr (GPtrArray) next = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < members->len; i++)
    {
      FleetGroupMember *member = g_ptr_array_index (members, i);
      FleetGroupMember *known = fleet_group_find (self, fleet_group_member_get_key (member));

      if (known != NULL && known != member)
        fleet_group_member_set_source (known, fleet_group_member_get_source (member));
      g_ptr_array_add (next, g_object_ref (known != NULL ? known : member));
    }
  fleet_list_show (self->members, next);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MEMBERS]);
}

static GPtrArray *
dup_members (FleetGroup *self)
{
  GPtrArray *members = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < fleet_group_get_n_members (self); i++)
    g_ptr_array_add (members, g_list_model_get_item (G_LIST_MODEL (self->members), i));
  return members;
}

/* Becomes as @from is, in all but its id and its account. Members are not shared: each is of one group. */
void
fleet_group_assign (FleetGroup *self, FleetGroup *from)
{
  g_autoptr (GPtrArray) members = dup_members (from);

  for (guint i = 0; i < members->len; i++)
    {
      FleetGroupMember *member = g_ptr_array_index (members, i);

      g_ptr_array_index (members, i)
          = fleet_group_member_new (fleet_group_member_get_key (member),
                                    fleet_group_member_get_name (member));
      fleet_group_member_set_source (g_ptr_array_index (members, i),
                                     fleet_group_member_get_source (member));
      g_object_unref (member);
    }
  g_object_freeze_notify (G_OBJECT (self));
  fleet_group_set_name (self, from->name);
  fleet_group_set_temporary (self, from->temporary);
  fleet_group_set_source (self, from->source);
  fleet_group_take_members (self, members);
  g_object_thaw_notify (G_OBJECT (self));
}

JsonObject *
fleet_group_get_source (FleetGroup *self)
{
  return self->source;
}

void
fleet_group_set_source (FleetGroup *self, JsonObject *source)
{
  JsonObject *old = self->source;

  self->source = source != NULL ? json_object_ref (source) : NULL;
  g_clear_pointer (&old, json_object_unref);
}
