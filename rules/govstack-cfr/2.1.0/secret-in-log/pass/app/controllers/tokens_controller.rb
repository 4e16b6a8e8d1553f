class TokensController < ApplicationController
  def create
    Rails.logger.info "token for #{current_user.id}, #{mask(params[:access_token])}"
  end
end
