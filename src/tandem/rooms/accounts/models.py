"""Logins. A login says who someone is; what they may do follows from posts and teams."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tandem.foundation.keys import UUID7Model


class UserManager(BaseUserManager["User"]):
    """Logins by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, *, email: str, password: str | None = None, **fields) -> "User":
        """A login. Without password it cannot be used until one is set by e-mail."""
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(UUID7Model, AbstractBaseUser):
    """A person who can log in. Knows nothing of partnerships."""

    email = models.EmailField(_("e-mail address"))
    first_name = models.CharField(_("first name"), max_length=100)
    last_name = models.CharField(_("last name"), max_length=100)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    is_active = models.BooleanField(_("can log in"), default=True)
    language = models.CharField(_("language"), max_length=5, default="nl")
    shortcuts = models.BooleanField(_("single-key shortcuts"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("login")
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_one_login_per_email")]

    def save(self, *args, **kwargs) -> None:
        """Keep the address in lower case, as the login form looks for it."""
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.email
